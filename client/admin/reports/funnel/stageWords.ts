import type { FunnelStage } from '../../../../shared/report.ts';

/** The stages as columns and bars name them. */
export const stageWords: Record<FunnelStage, string> = {
  requested: 'Asked',
  contacted: 'Called or written to',
  emailed: 'Emailed',
  booked: 'Booked',
  came: 'Came',
  infused: 'Infused',
};

/** Where somebody left who had come as far as a stage. */
export const leftWords: Record<FunnelStage, string> = {
  requested: 'Right after asking',
  contacted: 'After a call or a mail',
  emailed: 'After the mail',
  booked: 'After booking',
  came: 'After coming',
  infused: 'After infusion',
};
