import { createContext, useCallback, useContext, useState } from 'react'

type Announce = (text: string) => void

const Announcing = createContext<Announce>(() => {})

/** One polite live region for the whole application: counts, saves, the page's name. */
export function AnnouncerProvider({ children }: { children: React.ReactNode }) {
  const [message, setMessage] = useState({ text: '', turn: 0 })
  const announce = useCallback<Announce>((text) => setMessage(({ turn }) => ({ text, turn: turn + 1 })), [])
  return (
    <Announcing value={announce}>
      {children}
      <div className="sr" role="status" aria-live="polite">
        <span key={message.turn}>{message.text}</span>
      </div>
    </Announcing>
  )
}

/** Says a sentence to people who use a screen reader. */
export const useAnnounce = () => useContext(Announcing)
