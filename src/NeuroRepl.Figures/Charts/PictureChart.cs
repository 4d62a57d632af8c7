namespace NeuroRepl.Figures.Charts;

/// <summary>A picture as a panel.</summary>
public static class PictureChart
{
    extension(Chart)
    {
        /// <summary>A PNG picture as a figure, to stand among others: a brain mosaic, a surface, a scheme.</summary>
        /// <param name="png">The bytes of the file: <c>File.ReadAllBytes("brain.png")</c>.</param>
        /// <exception cref="FigureException">They are not a PNG picture.</exception>
        public static Figure Picture(byte[] png)
        {
            var picture = new Picture(png);
            return new([picture], new Layout
            {
                X = new Axis { IsHidden = true },
                Panels = [new Panel { Y = new Axis { IsHidden = true } }],
                Height = (int)Math.Clamp(760.0 * picture.PixelHeight / Math.Max(1, picture.PixelWidth), 120, 900),
            });
        }
    }
}
