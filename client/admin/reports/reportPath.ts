/** `/reports`, `/reports/locations` */
export function reportPath(path: string): string {
  return path === '' ? '/reports' : `/reports/${path}`;
}
