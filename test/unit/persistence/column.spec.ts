import { describe, expect, it } from '@jest/globals';
import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column, privacyOf } from '#persistence';

@Entity()
class Person {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', privacy: 'personal' })
  name!: string;

  @Column({ type: 'integer', privacy: 'plain' })
  version!: number;
}

@Entity()
class Other {
  @PrimaryKey({ type: 'uuid' })
  id!: string;
}

describe('a column', () => {
  it('is marked as personal or plain on its own entity', () => {
    expect([...privacyOf(Person)]).toEqual([
      ['name', 'personal'],
      ['version', 'plain'],
    ]);
    expect(privacyOf(Other).size).toBe(0);
  });
});
