import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { ApiProblems } from '../http/openapi.js';
import { PathIdGuard } from '../http/path-id.js';
import type { Role } from './caller.js';
import { RolesGuard, TakesRole } from './roles.guard.js';

/** The calls of a controller, or one call, are for callers with this role. `admin` includes `sales`. */
export const Roles = (role: Role): ClassDecorator & MethodDecorator =>
  applyDecorators(TakesRole(role), UseGuards(RolesGuard, PathIdGuard), ApiBearerAuth(), ApiProblems(401, 403, 503, 504));
