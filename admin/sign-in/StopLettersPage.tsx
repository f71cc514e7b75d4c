import { useState } from 'react'
import { Link } from 'react-router'

import { paths } from '../shared/paths.ts'
import { Door } from './Door.tsx'
import { DoorHead } from './DoorHead.tsx'

type State = 'asking' | 'stopping' | 'stopped' | 'wrong' | 'failed'

/** Where a letter's “Stop all letters” leads: it asks first, because programs open links too. Signing in is not needed: the key in the hash is enough. */
export function StopLettersPage() {
  const [key] = useState(() => window.location.hash.slice(1))
  const [state, setState] = useState<State>(key ? 'asking' : 'wrong')
  const stop = async () => {
    setState('stopping')
    const response = await fetch(`/letters/stop/${encodeURIComponent(key)}`, { method: 'POST' }).catch(() => null)
    setState(response?.ok ? 'stopped' : response?.status === 404 ? 'wrong' : 'failed')
  }
  if (state === 'stopped')
    return (
      <Door>
        <DoorHead title="No more letters" />
        <p role="status">You get no more letters by e-mail. What is for you waits in your inbox.</p>
        <p>
          You can choose letters again in <Link to={paths.account}>your account</Link>.
        </p>
      </Door>
    )
  if (state === 'wrong')
    return (
      <Door>
        <DoorHead title="This link does not work" />
        <p role="alert">It is not whole. Open it exactly as it stands in the letter, or choose in your account.</p>
      </Door>
    )
  return (
    <Door>
      <DoorHead title="Stop all letters?" />
      <p>Careweave then sends you no more e-mail. Nothing else changes, and what is for you still waits in your inbox.</p>
      {state === 'failed' && <p role="alert">The server could not be reached. Try again.</p>}
      <button className="btn p whole" type="button" disabled={state === 'stopping'} onClick={() => void stop()}>
        {state === 'stopping' ? 'One moment' : 'Stop all letters'}
      </button>
    </Door>
  )
}
