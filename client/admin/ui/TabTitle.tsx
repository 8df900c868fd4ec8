/** Sets the title of the browser tab. Never a person's name: tabs are read over shoulders. */
export function TabTitle({ children }: { children: string }) {
  return <title>{children === '' ? 'Stillpoint' : `${children} · Stillpoint`}</title>;
}
