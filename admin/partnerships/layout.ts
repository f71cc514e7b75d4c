import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'

import type { Network } from './network.ts'

export interface Place {
  x: number
  y: number
}

export const WIDTH = 1000
export const HEIGHT = 640
const TICKS = 300

type Point = SimulationNodeDatum & { id: string; size: number }

/** Where everything stands in the map: settled before it is drawn, and the same at every visit, since nothing in it is left to chance. */
export function placeNetwork({ nodes, edges }: Network): Map<string, Place> {
  const points = nodes.map(({ id, kind }): Point => ({ id, size: kind === 'partnership' ? 26 : 16 }))
  const links = edges.map(({ organisation, partnership }) => ({ source: organisation, target: partnership }))
  forceSimulation(points)
    .force('charge', forceManyBody<Point>().strength(-220).distanceMax(420))
    .force(
      'link',
      forceLink<Point, { source: string; target: string }>(links)
        .id(({ id }) => id)
        .distance(70),
    )
    .force('x', forceX<Point>(0).strength(0.06))
    .force('y', forceY<Point>(0).strength(0.1))
    .force(
      'collide',
      forceCollide<Point>(({ size }) => size),
    )
    .stop()
    .tick(TICKS)
  const range = (values: readonly number[]) => ({ least: Math.min(...values), span: Math.max(1, Math.max(...values) - Math.min(...values)) })
  const [across, down] = [range(points.map(({ x = 0 }) => x)), range(points.map(({ y = 0 }) => y))]
  const margin = 40
  return new Map(
    points.map(({ id, x = 0, y = 0 }) => [
      id,
      {
        x: margin + ((x - across.least) / across.span) * (WIDTH - 2 * margin),
        y: margin + ((y - down.least) / down.span) * (HEIGHT - 2 * margin),
      },
    ]),
  )
}
