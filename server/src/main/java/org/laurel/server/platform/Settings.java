package org.laurel.server.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this server keeps what it must not lose.
///
/// @param data folder of its own database; without meaning when `database` is set
/// @param database any PostgreSQL from 15 on, as `postgresql://user:password@host:5432/name`
/// @param connections how many it may hold at most
/// @param patience how long a request waits for one at most; then its sender is asked to come again
/// @param spread whether the database is spread over machines (docs/SCALE.md): set by the profile
///   of that name
/// @param adjustableClock whether its clock can be set; for servers without real members
@ConfigurationProperties("laurel")
public record Settings(
    @DefaultValue("data/server") Path data,
    @Nullable String database,
    @DefaultValue("32") int connections,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("false") boolean spread,
    @DefaultValue("false") boolean adjustableClock) {}
