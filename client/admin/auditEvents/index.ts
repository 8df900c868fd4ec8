import { lazyNamed } from '../ui/lazyNamed.ts';

export const auditEvents = { list: lazyNamed(() => import('./AuditList.tsx'), 'AuditList') };
