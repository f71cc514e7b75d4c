import { useEffect, useId, useRef } from 'react'

import { Icon } from './Icon.tsx'

/** The browser's own modal dialog: it keeps focus inside, closes on Esc and gives focus back to what opened it. What is marked `data-first` has focus first. */
export function Dialog({
  title,
  note,
  close,
  place,
  children,
}: {
  title: string
  note?: string
  close: () => void
  place?: 'top' | 'drawer'
  children: React.ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open !== false) return
    const opener = document.activeElement
    dialog.current.showModal()
    dialog.current.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => giveBack(opener)
  }, [])
  // The element closes itself, so that it gives focus back; then the parent hears of it.
  const leave = () => dialog.current?.close()
  return (
    <dialog ref={dialog} className={place} aria-labelledby={id} onClose={close} onClick={(event) => event.target === dialog.current && leave()}>
      <div className="dh">
        <h2 id={id}>
          {title} {note && <span className="ct">{note}</span>}
        </h2>
        <span className="grow" />
        <button className="ib" type="button" onClick={leave} aria-label="Close">
          <Icon name="close" />
        </button>
      </div>
      <div className="db">{children}</div>
    </dialog>
  )
}

// A dialog that is taken away once its work is done gives no focus back; where the work took its opener away too, the page's heading has it.
function giveBack(opener: Element | null) {
  if (document.activeElement !== document.body) return
  const to = opener?.isConnected && opener !== document.body ? opener : document.querySelector('h1')
  if (to instanceof HTMLElement) to.focus({ preventScroll: true })
}
