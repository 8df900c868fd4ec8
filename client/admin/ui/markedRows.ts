import { createContext, useContext } from 'react';
import type { Identifier } from 'react-admin';

/** Tells the rows below which of them came or changed a moment ago. */
export const MarkedRows = createContext<ReadonlySet<Identifier>>(new Set());

export function useMarkedRows(): ReadonlySet<Identifier> {
  return useContext(MarkedRows);
}
