/** Moves focus to the next or previous row of the page's first list: to the link that heads it. */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main tbody th a, main [data-rows] a')].filter((link) => link.checkVisibility())
  const here = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement))
  const next = links[Math.min(links.length - 1, Math.max(0, here + step))]
  next?.focus()
}
