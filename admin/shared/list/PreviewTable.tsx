import { formatCount } from '../format.ts'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'

/** What the server says a change of many things would do. */
export interface Preview {
  selected: number
  changes: number
  lines: readonly { id: string; name: string; before: string; after: string | null; reason: string | null }[]
}

/** What a change of many things would do to each, those that cannot be changed first. */
export function PreviewTable({ preview: { selected, changes, lines }, thing }: { preview: Preview; thing: string }) {
  const stay = selected - changes
  return (
    <div className="stack">
      <p role="status">
        <b>{formatCount(changes, thing)} will change.</b>{' '}
        {stay > 0 && `${formatCount(stay, thing)} will stay as ${stay === 1 ? 'it is' : 'they are'}.`}
      </p>
      {lines.length > 0 && (
        <ScrollRegion name="What will change" tall>
          <table className="t compact">
            <caption className="sr">What will change</caption>
            <thead>
              <tr>
                <th scope="col">Which</th>
                <th scope="col">Now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ id, name, before, after, reason }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{before}</td>
                  <td>{after ? <ins>{after}</ins> : <span className="mut">stays: {reason}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {selected > lines.length && <p className="mut">The first {lines.length} are shown.</p>}
    </div>
  )
}
