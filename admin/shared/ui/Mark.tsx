/** The product's own mark: two circles that share a part. */
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <circle cx="11.5" cy="16" r="8.2" stroke="#fff" strokeWidth="3" />
      <circle cx="20.5" cy="16" r="8.2" stroke="#fff" strokeWidth="3" />
      <path d="M16 9.2a8.2 8.2 0 0 1 0 13.600 8.200 8.200 0 0 1 0-13.600z" fill="#ffb81c" />
    </svg>
  )
}
