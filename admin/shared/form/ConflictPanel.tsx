import { useEffect, useId, useRef, useState } from 'react'

/** A field on which two editors differ, each value as a reader sees it. */
export interface Difference {
  name: string
  label: string
  theirs: string
  yours: string
  /** Whose value is chosen at first. */
  chosen: 'theirs' | 'yours'
}

/** Somebody was faster: both versions field by field, and which of each to keep. Nothing is overwritten in silence. */
export function ConflictPanel({
  by,
  differences,
  save,
  isSaving,
}: {
  /** Who saved meanwhile, as far as that is known. */
  by: string | null
  differences: readonly Difference[]
  save: (mine: ReadonlySet<string>) => void
  isSaving: boolean
}) {
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const [mine, setMine] = useState(() => new Set(differences.filter(({ chosen }) => chosen === 'yours').map(({ name }) => name)))
  useEffect(() => box.current?.focus(), [])
  const choose = (name: string, isMine: boolean) =>
    setMine((before) => new Set(isMine ? [...before, name] : [...before].filter((other) => other !== name)))
  return (
    <section ref={box} className="card conflict" aria-labelledby={id} tabIndex={-1}>
      <div className="cb stack">
        <h2 id={id}>{by ?? 'Somebody else'} saved this while you were editing</h2>
        {differences.length === 0 ? (
          <p>You both say the same: there is nothing left to save.</p>
        ) : (
          <>
            <p>Choose what to keep of each. Nothing has been overwritten.</p>
            <table className="t cards" role="table">
              <caption className="sr">The fields on which you differ</caption>
              <thead role="rowgroup">
                <tr role="row">
                  {['Field', 'Theirs', 'Yours'].map((head) => (
                    <th key={head} scope="col" role="columnheader">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody role="rowgroup">
                {differences.map(({ name, label, theirs, yours }) => (
                  <tr key={name} role="row">
                    <th scope="row" role="rowheader">
                      {label}
                    </th>
                    {([false, true] as const).map((isMine) => (
                      <td key={String(isMine)} role="cell" data-label={isMine ? 'Yours' : 'Theirs'}>
                        <label className="row tight">
                          <input
                            type="radio"
                            name={`${id}-${name}`}
                            checked={mine.has(name) === isMine}
                            onChange={() => choose(name, isMine)}
                            aria-label={`${label}: ${isMine ? 'yours' : 'theirs'}, ${(isMine ? yours : theirs) || 'empty'}`}
                          />
                          <span>{(isMine ? yours : theirs) || <span className="mut">empty</span>}</span>
                        </label>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <div>
              <button className="btn blue" type="button" disabled={isSaving} onClick={() => save(mine)}>
                Save this mix
              </button>
            </div>
          </>
        )}
      </div>
    </section>
  )
}
