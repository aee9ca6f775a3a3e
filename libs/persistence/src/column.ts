import type { PropertyOptions } from '@mikro-orm/core';
import { Property } from '@mikro-orm/decorators/legacy';

/** `personal`: a person can be identified by it. Erasure, export and redaction read the mark. */
export type Privacy = 'personal' | 'plain';

const marks = new Map<object, Map<string, Privacy>>();

/** A column. Its privacy has to be said: there is no default. */
export const Column =
  <Owner extends object>({ privacy, ...options }: { privacy: Privacy } & PropertyOptions<Owner>) =>
  (target: Owner, property: string): void => {
    const properties = marks.get(target.constructor) ?? new Map<string, Privacy>();
    marks.set(target.constructor, properties.set(property, privacy));
    Property(options)(target, property);
  };

/** The marks of an entity's columns, by property; those of the entity that it extends, too. */
export const privacyOf = (entity: object): ReadonlyMap<string, Privacy> => {
  const parent: unknown = Object.getPrototypeOf(entity);
  const inherited = typeof parent === 'function' ? privacyOf(parent) : [];
  return new Map([...inherited, ...(marks.get(entity) ?? [])]);
};
