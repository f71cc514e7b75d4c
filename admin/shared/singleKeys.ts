const name = 'careweave:single-keys'

/** Whether single keys act; they do until someone switches them off on this device (WCAG 2.1.4). */
export const readSingleKeys = () => localStorage.getItem(name) !== 'off'

/** Switches the single keys on or off on this device. */
export const saveSingleKeys = (isOn: boolean) => localStorage.setItem(name, isOn ? 'on' : 'off')
