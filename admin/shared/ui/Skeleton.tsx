import { useEffect, useState } from 'react'

/** True once a wait has lasted 300 ms: a short one shows nothing, so that nothing flickers. */
export function useSlow(): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return slow
}

const widths = ['62%', '78%', '54%', '70%', '48%', '66%'] as const

/** The shape of what is on its way, of about the same height. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  const slow = useSlow()
  return (
    <div className={slow ? 'card waiting' : 'waiting'} aria-busy="true">
      {slow && <p className="sr">Loading</p>}
      {slow &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className="waiting-row">
            <span className="sk" style={{ width: widths[row % widths.length] }} />
            <span className="sk" style={{ width: '28%' }} />
          </div>
        ))}
    </div>
  )
}

/** A whole page on its way: a head and rows. */
export function PageSkeleton() {
  const slow = useSlow()
  return (
    <>
      <div className="head waiting-head">{slow && <span className="sk" />}</div>
      <div className="body wrap-page">
        <Skeleton />
      </div>
    </>
  )
}
