# syntax=docker/dockerfile:1
# Native modules are compiled, and the TypeScript, with all tools at hand.
FROM node:22-bookworm AS build
WORKDIR /app
ENV ONNXRUNTIME_NODE_INSTALL=skip
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app ./
# Where the settings look for them when they are not set.
RUN mkdir -p data/reports data/state embeddings/index \
  && chown node:node data/reports data/state embeddings/index
USER node
EXPOSE 8788
VOLUME ["/app/data/reports", "/app/data/state", "/app/embeddings/index"]
# Everything that the program needs, with one text embedded and the index opened.
HEALTHCHECK --interval=10m --timeout=2m --start-period=10m --retries=2 \
  CMD ["node", "bin/yinju.js", "doctor"]
# Builds the index when there is none, then runs the bot.
CMD ["node", "bin/yinju.js", "start"]
