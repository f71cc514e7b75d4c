import { createContext, useCallback, useContext, useEffect, useState } from 'react'

import { useUndo } from '../history/useUndo.ts'
import { useAnnounce } from './Announcer.tsx'
import { readGraphErrors } from './failure.ts'
import { Icon } from './Icon.tsx'

interface Note {
  turn: number
  text: string
  /** The change that an Undo beside the words undoes. */
  change?: string | undefined
  isProblem?: boolean | undefined
}

type Tell = (text: string, change?: string, isProblem?: boolean) => void

const Telling = createContext<Tell>(() => {})
const SHOWN_MS = 10_000

/** Holds the note that says what was done, with Undo, for ten seconds; it stays while it is pointed at or has focus. */
export function ToastProvider({ children }: { children: React.ReactNode }) {
  const [note, setNote] = useState<Note | null>(null)
  const announce = useAnnounce()
  const tell = useCallback<Tell>(
    (text, change, isProblem) => {
      setNote((before) => ({ turn: (before?.turn ?? 0) + 1, text, change, isProblem }))
      announce(text)
    },
    [announce],
  )
  const close = useCallback(() => setNote(null), [])
  return (
    <Telling value={tell}>
      {children}
      {note && <Toast key={note.turn} note={note} close={close} />}
    </Telling>
  )
}

/** Says what was done, with a way to undo it. */
export const useTell = () => useContext(Telling)

/** Says why something was not done: the server's own sentence where it has one. */
export function useTellProblem(): (error: unknown) => void {
  const tell = useTell()
  return (error) => tell(readGraphErrors(error)[0]?.message ?? 'The server could not be reached. Try again.', undefined, true)
}

function Toast({ note: { text, change, isProblem }, close }: { note: Note; close: () => void }) {
  const [isHeld, setIsHeld] = useState(false)
  const { undo, isRunning, problem } = useUndo()
  useEffect(() => {
    if (isHeld || isRunning) return
    const timer = setTimeout(close, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isHeld, isRunning, close])
  const hold = (held: boolean) => () => setIsHeld(held)
  return (
    <aside
      className="toast"
      aria-label={isProblem ? 'What was not done' : 'What was done'}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <Icon name={problem || isProblem ? 'warning' : 'check'} />
      <span className="grow">{problem ?? text}</span>
      {change && !problem && (
        <button type="button" disabled={isRunning} onClick={() => void undo(change).then((done) => done && close())}>
          Undo
        </button>
      )}
      <button type="button" onClick={close}>
        Close
      </button>
    </aside>
  )
}
