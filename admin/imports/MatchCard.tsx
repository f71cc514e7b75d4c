import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { CheckImportDocument } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import type { Imported, Kind } from './ImportPage.tsx'

/** Which column of the file is which; guessed from the headers, and remembered for the next file with the same ones. */
export function MatchCard({ kind, imported, done }: { kind: Kind; imported: Imported; done: () => void }) {
  const [places, setPlaces] = useState<Record<string, string>>(
    Object.fromEntries(imported.mapping.map(({ column, place }) => [column, String(place)])),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [check, { loading }] = useMutation(CheckImportDocument)
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    setProblem(null)
    const mapping = Object.entries(places).flatMap(([column, place]) => (place === '' ? [] : [{ column, place: Number(place) }]))
    try {
      await check({ variables: { input: { id: imported.id, mapping } } })
      done()
    } catch (error) {
      setProblem(readFailure(error as Error).sentence)
    }
  }
  const unused = imported.headers.filter((_, at) => !Object.values(places).includes(String(at)))
  return (
    <Card title="Match columns" note={`${imported.headers.length} in the file`}>
      <form className="cb form" onSubmit={send} noValidate>
        {problem && (
          <p className="emsg" role="alert">
            {problem}
          </p>
        )}
        <div className="columns-to-match">
          {kind.columns.map(({ name, title, hint, isNeeded }) => (
            <div key={name} className="f">
              <label htmlFor={`column-${name}`}>
                {title}
                {isNeeded && <span className="mut"> (needed)</span>}
              </label>
              <p className="hint" id={`hint-${name}`}>
                {hint}
              </p>
              <select
                id={`column-${name}`}
                className="in-s"
                aria-describedby={`hint-${name}`}
                value={places[name] ?? ''}
                onChange={(event) => setPlaces({ ...places, [name]: event.target.value })}
              >
                <option value="">Not in the file</option>
                {imported.headers.map((header, at) => (
                  <option key={`${at} ${header}`} value={String(at)}>
                    {header || `Column ${at + 1}`}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        {unused.length > 0 && <p className="mut">Not read: {unused.join(', ')}.</p>}
        <p className="mut">A blank cell leaves what is there as it is.</p>
        <div className="row wrap">
          <button className="btn p" type="submit" disabled={loading}>
            Check the rows
          </button>
        </div>
      </form>
    </Card>
  )
}
