import { useState } from 'react'

import { useAnnounce } from './Announcer.tsx'
import { Icon } from './Icon.tsx'

/** Copies a text and says on itself whether it did: without a secure connection, or when it is told to, a browser refuses. */
export function CopyButton({
  text,
  label = 'Copy',
  copied = 'Copied',
  refused = 'Not copied: select it instead',
  name,
  className = 'btn s',
}: {
  text: () => string
  label?: string
  copied?: string
  refused?: string
  /** What is copied, for those who hear the button without what is beside it. */
  name?: string
  className?: string
}) {
  const announce = useAnnounce()
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  const copy = async () => {
    const done = await write(text())
    setSaid(done ? 'copied' : 'refused')
    announce(done ? copied : refused)
  }
  return (
    <button className={className} type="button" onClick={() => void copy()}>
      <Icon name={said === 'copied' ? 'check' : said === 'refused' ? 'warning' : 'copy'} size={16} />
      {said === 'copied' ? copied : said === 'refused' ? refused : label}
      {name && <span className="sr"> {name}</span>}
    </button>
  )
}

// On a page without a secure connection there is no clipboard at all.
const write = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
