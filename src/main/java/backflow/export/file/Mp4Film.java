package backflow.export.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.muxer.MP4Muxer;
import org.jspecify.annotations.Nullable;

/**
 * An MP4 with H.264, which every browser and every slide program plays. Its sides are even numbers
 * of pixels: an odd one gets one more line, the same as its last. Every frame stands by itself, and
 * finely quantized: the encoder's frames that follow others let the colours of a heat map drift.
 */
public final class Mp4Film implements Film {
  private final OutputStream stream;
  private final int framesPerSecond;
  private final Path aside;
  private final SeekableByteChannel channel;
  private final MP4Muxer muxer;
  private final H264Encoder encoder = new H264Encoder(new Fine());
  private @Nullable MuxerTrack track;
  private @Nullable ByteBuffer buffer;
  private int frames;

  /** The same fine quantization for every frame. */
  private static final class Fine implements RateControl {
    private static final int QUANTIZER = 18;

    @Override
    public int startPicture(Size size, int maxSize, SliceType type) {
      return QUANTIZER;
    }

    @Override
    public int initialQpDelta() {
      return 0;
    }

    @Override
    public int accept(int bits) {
      return 0;
    }
  }

  /**
   * Starts a film.
   *
   * @param stream receives the file in {@link #finish}; not closed
   * @param framesPerSecond at least 1
   * @throws IOException if no temporary file can be made
   */
  public Mp4Film(OutputStream stream, int framesPerSecond) throws IOException {
    this.stream = stream;
    this.framesPerSecond = framesPerSecond;
    aside = Files.createTempFile("backflow", ".mp4");
    aside.toFile().deleteOnExit();
    channel = NIOUtils.writableFileChannel(aside.toString());
    muxer = MP4Muxer.createMP4MuxerToChannel(channel);
    encoder.setKeyInterval(1);
  }

  @Override
  public void add(BufferedImage image) throws IOException {
    Picture picture = VideoPicture.of(image);
    MuxerTrack to = track;
    if (to == null) {
      Size size = new Size(picture.getWidth(), picture.getHeight());
      to =
          muxer.addVideoTrack(
              Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420J));
      track = to;
    }
    ByteBuffer out = buffer;
    if (out == null) {
      out = ByteBuffer.allocate(4 * encoder.estimateBufferSize(picture));
      buffer = out;
    }
    out.clear();
    EncodedFrame frame = encoder.encodeFrame(picture, out);
    to.addFrame(
        Packet.createPacket(
            frame.getData(), frames, framesPerSecond, 1, frames, Packet.FrameType.KEY, null));
    frames++;
  }

  @Override
  public void finish() throws IOException {
    muxer.finish();
    channel.close();
    Files.copy(aside, stream);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(aside);
  }
}
