import { Link } from 'react-router'

import { paths } from '../shared/paths.ts'
import { CopyButton } from '../shared/ui/CopyButton.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import type { Saved } from './saved.ts'
import { snippetsFor } from './snippets.ts'
import { readValues } from './variables.ts'

/** A saved query's address, and how scripts and spreadsheets ask it. */
export function UseDialog({ saved, variables, close }: { saved: Saved; variables: string; close: () => void }) {
  const address = `/ops/${saved.name}`
  const { origin } = window.location
  return (
    <Dialog title={`Use ${saved.name} elsewhere`} close={close} place="drawer">
      <div className="stack">
        <p className="sm">
          The answer stands at <code>{`${origin}${address}.csv`}</code>, <code>.xlsx</code> and <code>.json</code>, its variables as parameters;{' '}
          <code>{`${address}@v${saved.version}.csv`}</code> stays at this version. A program sends a token:{' '}
          <Link to={paths.account}>make one in your account</Link>.
        </p>
        {snippetsFor(origin, address, readValues(variables) ?? {}).map((snippet) => (
          <Snippet key={snippet.name} {...snippet} />
        ))}
      </div>
    </Dialog>
  )
}

function Snippet({ name, text }: { name: string; text: string }) {
  return (
    <section aria-label={name}>
      <div className="row between">
        <h3>{name}</h3>
        <CopyButton text={() => text} name={name} className="btn s quiet" />
      </div>
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}
