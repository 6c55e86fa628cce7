package dev.kiln.samples.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    @Test
    void keepsTheShapeAndNeverEnlarges() throws IOException {
        assertThat(size(300, 100)).isEqualTo("64x21");
        assertThat(size(10, 1_000)).isEqualTo("1x64");
        assertThat(size(20, 30)).isEqualTo("20x30");
    }

    @Test
    void saysThatSomethingIsNoImage() {
        assertThatThrownBy(() -> Thumbnail.of(new byte[] {1, 2, 3}, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these 3 bytes are no image");
    }

    private static String size(int width, int height) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(Thumbnail.of(jpeg.toByteArray(), 64)));
        return small.getWidth() + "x" + small.getHeight();
    }
}
