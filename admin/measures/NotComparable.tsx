import { Card } from '../shared/ui/Card.tsx'

/** A way to compare that the figures do not allow, and why. */
export function NotComparable({ title, choice, children }: { title: string; choice: React.ReactNode; children: React.ReactNode }) {
  return (
    <Card title={title} actions={choice}>
      <p className="cb">{children}</p>
    </Card>
  )
}
