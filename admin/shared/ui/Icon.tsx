const shapes = {
  search: 'M14.5 9a5.5 5.5 0 1 1-11 0 5.500 5.500 0 0 1 11 0zm-1.300 4.200 4 4',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.500 4 4 8-9',
  warning: 'M10 3.500 17.500 16.500h-15zM10 8v4M10 14.200v.1',
  file: 'M5 3h6.500L15 6.500V17H5zM11.500 3v3.500H15',
  clock: 'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4.300l3 1.700',
  pin: 'M10 17.500s5.500-5 5.500-9a5.500 5.500 0 0 0-11 0c0 4 5.500 9 5.500 9zM11.800 8.500a1.800 1.800 0 1 1-3.600 0 1.800 1.800 0 0 1 3.600 0z',
  list: 'M3.500 5h13M3.500 10h13M3.500 15h13',
  book: 'M3.500 4.500c2.500-.8 4.800-.5 6.500 1 1.700-1.500 4-1.800 6.500-1v11c-2.500-.8-4.800-.5-6.500 1-1.700-1.500-4-1.800-6.500-1zM10 5.500v11',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  braces:
    'M8 3.500H7a2 2 0 0 0-2 2V8a2 2 0 0 1-2 2 2 2 0 0 1 2 2v2.500a2 2 0 0 0 2 2h1M12 3.500h1a2 2 0 0 1 2 2V8a2 2 0 0 0 2 2 2 2 0 0 0-2 2v2.500a2 2 0 0 1-2 2h-1',
  chart: 'M3.500 3.500v13h13M6.500 12.500l3-3.500 2.500 2 4-5',
  table: 'M3.500 4.500h13v11h-13zM3.500 8.500h13M8 8.500v7',
  people:
    'M10 8a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zM3 16c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M12.500 5.800a2.500 2.500 0 0 1 0 4.500M14 12.300c1.800.4 3 1.700 3 3.700',
  building: 'M4 17V5.500L10 3l6 2.500V17M3 17h14M8 8h.1M12 8h.1M8 11.500h.1M12 11.500h.1M9 17v-2.500h2V17',
  flag: 'M5 17V4h9l-2 3.200 2 3.300H5',
  download: 'M10 3v9m0 0 3.500-3.500M10 12 6.500 8.500M4 16.500h12',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3',
  run: 'M6 4.500v11l9-5.500z',
  plus: 'M10 4v12M4 10h12',
  sortUp: 'm6 12 4-4 4 4',
  sortDown: 'm6 8 4 4 4-4',
  sortNone: 'm6.500 8 3.500-3.500L13.500 8m-7 4 3.500 3.500 3.500-3.500',
  offline: 'M3 3l14 14M4 9a9 9 0 0 1 3-1.800M10.500 6.500A9 9 0 0 1 16 9M7 12a4.500 4.500 0 0 1 3-1M10 15.500v.1',
  chevron: 'm6 8 4 4 4-4',
} as const

export type IconName = keyof typeof shapes

/** A line drawing of 20 by 20; it never carries meaning alone, so it is hidden from screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="i"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
