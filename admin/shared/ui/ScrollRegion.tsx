import { useEffect, useRef, useState } from 'react'

/** A wide table that scrolls inside its card. Only while there is something to scroll is it a stop for the Tab key. */
export function ScrollRegion({ name, tall = false, children }: { name: string; tall?: boolean; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [isScrollable, setIsScrollable] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setIsScrollable(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
    const observer = new ResizeObserver(look)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  const reachable = isScrollable ? { role: 'region', tabIndex: 0, 'aria-label': `${name}, table` } : {}
  return (
    <div ref={box} className={tall ? 'tw tall' : 'tw'} {...reachable}>
      {children}
    </div>
  )
}
