import { formatDay } from '../shared/format.ts'
import { useProgramme } from '../shared/session/Session.tsx'

/** On every page of an installation that holds the demonstration set. */
export function IllustrativeBanner() {
  const programme = useProgramme()
  if (!programme?.illustrative) return null
  return (
    <aside className="illustrative" aria-label="Illustrative">
      <p>
        <b>Illustrative</b> This is the demonstration set, as of {formatDay(programme.today)}. The programme and its sources are real; people,
        agreements, returns and pilots’ own values are made up, and say so.
      </p>
    </aside>
  )
}
