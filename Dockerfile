# One image for the four apps and their migrations: `docker build -t demo-booking .`. What runs is the command, such as dist/apps/leads/src/main.js.

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM dependencies AS production
RUN --mount=type=cache,target=/npm npm ci --cache /npm --omit=dev --omit=optional

# Everything that the system is built and tried with: the demo, the inbox and the webhook receiver of docker-compose.yml.
FROM dependencies AS tools
RUN --mount=type=cache,target=/npm npm ci --cache /npm --omit=optional
COPY tsconfig.json ./
COPY libs libs
COPY apps apps
COPY scripts scripts
RUN node node_modules/typescript/bin/tsc -p tsconfig.json
RUN mkdir -p /secrets/tools /secrets/gateway /secrets/leads /secrets/bookings /secrets/notifications /secrets/migrations /secrets/postgres \
  /secrets/rabbitmq /secrets/valkey && chown -R node:node /secrets
USER node

# No shell, no package manager, not root; Node is process 1 and gets SIGTERM itself.
FROM gcr.io/distroless/nodejs24-debian12:nonroot AS app
WORKDIR /app
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=4 OPS_PORT=9000
COPY --from=production /app/node_modules node_modules
COPY --from=tools /app/dist/libs dist/libs
COPY --from=tools /app/dist/apps dist/apps
COPY package.json ./
EXPOSE 3000 9000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s --retries=3 \
  CMD ["/nodejs/bin/node", "dist/libs/runtime/src/ops/health-check.js"]
