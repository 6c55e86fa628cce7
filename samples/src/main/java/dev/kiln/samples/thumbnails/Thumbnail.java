package dev.kiln.samples.thumbnails;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Makes small pictures of large ones. */
final class Thumbnail {
    private Thumbnail() {}

    /**
     * Scales an image down so that it fits into a square, and writes it as PNG. A smaller one keeps its size.
     *
     * @throws IllegalArgumentException if the bytes are no image that Java reads
     */
    static byte[] of(byte[] image, int side) {
        try {
            BufferedImage full = ImageIO.read(new ByteArrayInputStream(image));
            if (full == null) {
                throw new IllegalArgumentException("these " + image.length + " bytes are no image");
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(scaled(full, side), "png", png);
            return png.toByteArray();
        } catch (IOException damaged) {
            throw new IllegalArgumentException("the image is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static BufferedImage scaled(BufferedImage full, int side) {
        double scale = Math.min(1, (double) side / Math.max(full.getWidth(), full.getHeight()));
        int width = Math.max(1, (int) Math.round(full.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(full.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(full, 0, 0, width, height, null);
        canvas.dispose();
        return small;
    }
}
