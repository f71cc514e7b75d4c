/** Moves focus to the next or previous row of the page's first list: to the link that heads it. */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main tbody th a, main [data-rows] a')].filter((link) => link.checkVisibility())
  const here = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement))
  const next = links[Math.min(links.length - 1, Math.max(0, here + step))]
  next?.focus()
}

const rowInFocus = () => document.activeElement?.closest('main tr')

/** Selects the row that has focus, or with Shift all rows from the last one that was. */
export function selectRow(withRange: boolean): void {
  const box = rowInFocus()?.querySelector('[data-select]')
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: withRange }))
}

/** The address at which the row that has focus is edited. */
export const editOfRow = (): string | null => rowInFocus()?.getAttribute('data-edit') ?? null
