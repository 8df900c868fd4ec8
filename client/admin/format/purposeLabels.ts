import type { RoomPurpose } from '../../../shared/vocabulary.ts';

export const purposeLabels: Record<RoomPurpose, string> = {
  consultation: 'Consultations',
  infusion: 'Infusions',
  any: 'Both',
};
