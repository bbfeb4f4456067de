package org.laurel.server.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the desk works.
///
/// @param lanes how many groups are written side by side; 0: one for each processor, as more make
///   the groups smaller and each group costs a dozen statements; with 64 each lane has one bucket,
///   as a database that is spread over machines wants it
/// @param waiting how many tasks may wait in a lane; more are turned away
/// @param together how many go in one transaction at most
/// @param rounds seconds between two looks at what has become due; 0: nobody looks by himself
@ConfigurationProperties("laurel.desk")
public record DeskSettings(
    @DefaultValue("0") int lanes,
    @DefaultValue("3000") int waiting,
    @DefaultValue("300") int together,
    @DefaultValue("10") int rounds) {

  public DeskSettings {
    if (lanes < 0 || waiting < 1 || together < 1 || rounds < 0) {
      throw new IllegalArgumentException(
          "laurel.desk: lanes and rounds are 0 or more, waiting and together 1 or more");
    }
  }

  public static final DeskSettings USUAL = new DeskSettings(4, 3000, 300, 10);
}
