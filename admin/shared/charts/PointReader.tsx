import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'

/** Lets the points of a chart be read one by one: with a pointer, or with the arrow keys after a tab. */
export function PointReader({
  box,
  places,
  width,
  children,
}: {
  box: RefObject<HTMLDivElement | null>
  places: readonly { x: number; y: number; text: string }[]
  width: number
  children: React.ReactNode
}) {
  const [at, setAt] = useState<number | null>(null)
  const place = at === null ? undefined : places[at]
  const press = (event: KeyboardEvent) => {
    const last = places.length - 1
    const moves: Record<string, number | null> = {
      ArrowRight: Math.min(last, (at ?? -1) + 1),
      ArrowLeft: Math.max(0, (at ?? last + 1) - 1),
      Home: 0,
      End: last,
      Escape: null,
    }
    if (!(event.key in moves)) return
    event.preventDefault()
    setAt(moves[event.key] ?? null)
  }
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    const distance = places.map(({ x }) => Math.abs(x - left))
    const nearest = distance.indexOf(Math.min(...distance))
    setAt((distance[nearest] ?? Infinity) < 24 ? nearest : null)
  }
  const edge = place && place.x < 120 ? 'right' : place && place.x > width - 120 ? 'left' : ''
  return (
    <div
      className="chart-box"
      ref={box}
      role="group"
      aria-label="Points of the chart: the arrow keys read them"
      tabIndex={0}
      onKeyDown={press}
      onPointerMove={point}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
    >
      {children}
      <div role="status">
        {place && (
          <span className={`tip ${edge}`} style={{ left: place.x, top: place.y }}>
            {place.text}
          </span>
        )}
      </div>
    </div>
  )
}
