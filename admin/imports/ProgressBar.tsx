import { formatNumber } from '../shared/format.ts'

/** How far something is, as a bar and in numbers. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.round((done / total) * 100) : 0
  return (
    <div className="stack">
      <p>
        <b>{label}</b> <span className="mut num">{total > 0 ? `${share}% of ${formatNumber(total)}` : done > 0 ? formatNumber(done) : ''}</span>
      </p>
      <progress className="long" aria-label={label} {...(total > 0 && { value: done, max: total })} />
    </div>
  )
}
