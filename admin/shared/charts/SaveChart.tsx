import { useRef } from 'react'

import { Icon } from '../ui/Icon.tsx'
import { receiptOf, type ChartMethod } from './receipt.ts'
import { saveFile } from './saveCsv.ts'

const SCALE = 2
const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor']

/** Takes the chart of its card away as a picture that says how it was calculated. */
export function SaveChart({ file, method }: { file: string; method: ChartMethod }) {
  const box = useRef<HTMLDivElement>(null)
  const draw = (): string => {
    const chart = box.current?.closest('section')?.querySelector<SVGSVGElement>('svg.chart')
    return chart ? standAlone(chart, method) : ''
  }
  const saveSvg = () => saveFile(`${file}.svg`, new Blob([draw()], { type: 'image/svg+xml' }))
  const savePng = async () => {
    const picture = await rasterise(draw())
    if (picture) saveFile(`${file}.png`, picture)
  }
  return (
    <div className="row tight wrap no-print" ref={box}>
      <button className="btn s" type="button" onClick={() => void savePng()}>
        <Icon name="download" size={18} />
        PNG
      </button>
      <button className="btn s" type="button" onClick={saveSvg}>
        <Icon name="download" size={18} />
        SVG
      </button>
    </div>
  )
}

// A file has none of our style sheets, so what they say is written into each element.
function standAlone(chart: SVGSVGElement, method: ChartMethod): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const copies = copy.querySelectorAll<SVGElement>('*')
  chart.querySelectorAll('*').forEach((element, place) => {
    const style = getComputedStyle(element)
    copies[place]?.setAttribute('style', STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'))
  })
  const about = document.createElementNS('http://www.w3.org/2000/svg', 'desc')
  about.textContent = receiptOf(method)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
  copy.prepend(about)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}

async function rasterise(svg: string): Promise<Blob | null> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SCALE
  canvas.height = image.height * SCALE
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
