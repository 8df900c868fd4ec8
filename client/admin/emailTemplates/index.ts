import { lazyNamed } from '../ui/lazyNamed.ts';

export const emailTemplates = {
  list: lazyNamed(() => import('./EmailTemplateList.tsx'), 'EmailTemplateList'),
  edit: lazyNamed(() => import('./EmailTemplateEdit.tsx'), 'EmailTemplateEdit'),
};
