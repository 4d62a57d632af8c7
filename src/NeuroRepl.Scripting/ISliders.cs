namespace NeuroRepl.Scripting;

/// <summary>An <see cref="IOutput"/> of a front end that has sliders.</summary>
public interface ISliders
{
    /// <summary>Shows a slider and, below it, what belongs to its value, now and whenever it is moved.</summary>
    void Show(Slider slider);
}
