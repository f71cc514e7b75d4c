import { useEffect, useId, useRef } from 'react'

import { Icon } from './Icon.tsx'

/** The browser's own modal dialog: it keeps focus inside, closes on Esc and gives focus back to what opened it. */
export function Dialog({
  title,
  note,
  close,
  drawer = false,
  children,
}: {
  title: string
  note?: string
  close: () => void
  drawer?: boolean
  children: React.ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  // The element closes itself, so that it gives focus back; then the parent hears of it.
  const leave = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className={drawer ? 'drawer' : undefined}
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => event.target === dialog.current && leave()}
    >
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
