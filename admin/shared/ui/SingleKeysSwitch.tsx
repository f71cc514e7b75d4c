import { useState } from 'react'

import { readSingleKeys, saveSingleKeys } from '../singleKeys.ts'

/** Switches the single keys of this device on and off. */
export function SingleKeysSwitch() {
  const [isOn, setIsOn] = useState(readSingleKeys)
  const change = (next: boolean) => {
    saveSingleKeys(next)
    setIsOn(next)
  }
  return (
    <div className="checks">
      <label>
        <input className="tick" type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
        Single keys act on this device
      </label>
    </div>
  )
}
