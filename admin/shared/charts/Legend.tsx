/** What the marks of a chart mean. */
export function Legend({ target = false, others }: { target?: boolean; others?: string }) {
  return (
    <ul className="legend">
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <circle className="pt improvement" cx="7" cy="7" r="5" />
        </svg>
        Improvement
      </li>
      <li>
        <svg width="16" height="16" aria-hidden="true">
          <path className="pt concern" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />
        </svg>
        Concern
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <circle className="pt common" cx="7" cy="7" r="4.5" />
        </svg>
        Common cause
      </li>
      <li>
        <svg width="26" height="10" aria-hidden="true">
          <path d="M0 5h26" stroke="#7c8d98" strokeDasharray="5 4" strokeWidth="1.5" />
        </svg>
        Process limits
      </li>
      {target && (
        <li>
          <svg width="26" height="10" aria-hidden="true">
            <path d="M0 5h26" stroke="#a3161f" strokeWidth="2" strokeDasharray="9 5" />
          </svg>
          Target
        </li>
      )}
      {others && (
        <li>
          <svg width="26" height="10" aria-hidden="true">
            <path d="M0 5h26" stroke="#5f7280" strokeDasharray="5 4" strokeWidth="2" />
          </svg>
          {others}
        </li>
      )}
    </ul>
  )
}
