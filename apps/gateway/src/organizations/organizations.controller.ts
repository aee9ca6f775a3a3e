import { Body, Controller, Delete, Get, HttpCode, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DeleteOrganization, form, GetOrganization, ListOrganizations, Organization, PutOrganization } from '#contracts';
import type { z } from 'zod';
import { Roles, StaffCalls } from '../auth/index.js';
import { ListOf, listOf, pageFields, pageOf } from '../http/lists.js';
import { ApiProblems } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';
import { OrganizationRequest } from './organization-request.js';

const OrganizationsQuery = form(pageFields);

/** The directory by which bookings find their tenant. */
@ApiTags('Sales team')
@Controller('v1/organizations')
@Roles('admin')
export class OrganizationsController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listOrganizations', summary: 'Organizations, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(Organization), description: 'A page of them.' })
  @ApiProblems(422)
  async list(@Query({ schema: OrganizationsQuery }) query: z.output<typeof OrganizationsQuery>) {
    return listOf(await this.staff.ask(ListOrganizations, pageOf(query)));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getOrganization', summary: 'One organization' })
  @ApiResponse({ status: 200, standardSchema: Organization, description: 'The organization.' })
  @ApiProblems(404)
  get(@PathId() id: string) {
    return this.staff.ask(GetOrganization, { id });
  }

  @Put(':id')
  @ApiOperation({ operationId: 'putOrganization', summary: 'Make or replace one' })
  @ApiResponse({ status: 200, standardSchema: Organization, description: 'It is replaced.' })
  @ApiResponse({ status: 201, standardSchema: Organization, description: 'It is made.' })
  @ApiProblems(400, 404, 409, 413, 415, 422)
  async put(
    @PathId() id: string,
    @Body({ schema: OrganizationRequest }) request: OrganizationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { organization, created } = await this.staff.ask(PutOrganization, { id, ...request });
    void reply.status(created ? 201 : 200);
    return organization;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteOrganization', summary: 'Delete one; bookings that were matched keep its id' })
  @ApiResponse({ status: 204, description: 'It is deleted.' })
  @ApiProblems(404)
  async delete(@PathId() id: string): Promise<void> {
    await this.staff.ask(DeleteOrganization, { id });
  }
}
