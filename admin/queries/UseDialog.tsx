import { useState } from 'react'
import { Link } from 'react-router'

import { paths } from '../shared/paths.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
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
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <section aria-label={name}>
      <div className="row between">
        <h3>{name}</h3>
        <button className="btn s quiet" type="button" onClick={() => void copy()}>
          <Icon name={isCopied ? 'check' : 'copy'} size={16} />
          {isCopied ? 'Copied' : 'Copy'}
          <span className="sr"> {name}</span>
        </button>
      </div>
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}
