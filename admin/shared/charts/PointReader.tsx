import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'

interface Place {
  x: number
  y: number
  text: string
}

// How far a place is from the pointer: along a line of time by its height of no matter, in a list by its row, in a field by both.
const DISTANCES = {
  time: (x: number) => Math.abs(x),
  list: (_: number, y: number) => Math.abs(y),
  field: (x: number, y: number) => Math.hypot(x, y),
}

/** Lets the points of a chart be read one by one: with a pointer, or with the arrow keys after a tab. */
export function PointReader({
  box,
  places,
  width,
  lie = 'time',
  children,
}: {
  box: RefObject<HTMLDivElement | null>
  places: readonly Place[]
  width: number
  /** How the points lie. */
  lie?: keyof typeof DISTANCES
  children: React.ReactNode
}) {
  const [at, setAt] = useState<number | null>(null)
  const place = at === null ? undefined : places[at]
  const press = (event: KeyboardEvent) => {
    const last = places.length - 1
    const next = Math.min(last, (at ?? -1) + 1)
    const back = Math.max(0, (at ?? last + 1) - 1)
    const moves: Record<string, number | null> = {
      ArrowRight: next,
      ArrowLeft: back,
      ...(lie !== 'time' && { ArrowDown: next, ArrowUp: back }),
      Home: 0,
      End: last,
      Escape: null,
    }
    if (!(event.key in moves)) return
    event.preventDefault()
    setAt(moves[event.key] ?? null)
  }
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const distance = places.map(({ x, y }) => DISTANCES[lie](event.clientX - left - x, event.clientY - top - y))
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
