using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Where every parameter of a dynamic fit stands, and which transients belong together.</summary>
/// <remarks>
/// Parameters: first those that all transients share (fixed, design and function courses), then, cell after cell, those that are free.
/// A cell is the transients whose quantities are equal whatever the parameters: equal rows of every design, equal times of every function. Quantities
/// stand in the order of <see cref="CellColumns"/>: concentrations, baseline, two phases, then Lorentzian, Gaussian and shift of each group.
/// </remarks>
internal sealed class ParameterLayout
{
    public ParameterLayout(BasisSet basis, DynamicModel model, IReadOnlyList<int[]> groups, int baselineColumns, CourseContext context)
    {
        var quantities = new List<Quantity>();
        var bound = new Dictionary<Course, BoundCourse>(ReferenceEqualityComparer.Instance);
        Check(basis, model);
        for (var m = 0; m < basis.Metabolites.Count; m++) { Add(QuantityKind.Concentration, m, basis.Names[m], "a.u.", CourseOf(basis.Names[m], model)); }

        for (var j = 0; j < baselineColumns; j++) { Add(QuantityKind.Baseline, j, $"baseline {j / 2} {(j % 2 == 0 ? "real" : "imaginary")}", "a.u.", model.Baseline); }

        Add(QuantityKind.Phase0, 0, "phase0", "°", model.Phase0);
        Add(QuantityKind.Phase1, 0, "phase1", "°/ppm", model.Spectrum.FitFirstOrderPhase ? model.Phase1 : Course.Fixed);
        for (var g = 0; g < groups.Count; g++)
        {
            var names = groups[g].Select(m => basis.Names[m]).ToArray();
            var own = model.Groups.Where(pair => names.Contains(pair.Key)).Select(pair => pair.Value).FirstOrDefault();
            var of = groups.Count == 1 ? "" : $" of {names[0]}";
            Add(QuantityKind.Lorentzian, g, $"Lorentzian{of}", "Hz", own?.Lorentzian ?? model.Lorentzian);
            Add(QuantityKind.Gaussian, g, $"Gaussian{of}", "Hz", own?.Gaussian ?? model.Gaussian);
            Add(QuantityKind.Shift, g, $"shift{of}", "ppm", own?.Shift ?? model.Shift);
        }

        Quantities = [.. quantities];
        if (model.NonNegative && quantities.Find(q => q.Kind == QuantityKind.Concentration && !q.Course.ParametersAreValues) is { } unbounded)
        {
            throw new FitException(
                $"NonNegative needs courses whose parameters are the concentrations themselves (fixed, free, or a design with one column a condition); {unbounded.Name} runs otherwise.",
                "Use DesignMatrix.Blocks(…) or leave NonNegative out.");
        }

        Cells = Gather([.. bound.Values], context.Transients);
        CellOf = new int[context.Transients];
        for (var c = 0; c < Cells.Count; c++)
        {
            foreach (var i in Cells[c]) { CellOf[i] = c; }
        }

        void Add(QuantityKind kind, int index, string name, string unit, Course course)
        {
            if (!bound.TryGetValue(course, out var rule)) { bound[course] = rule = course.Bind(context); }

            var quantity = new Quantity(kind, index, name, unit, rule, rule.IsFree ? Private : Shared);
            quantities.Add(quantity);
            if (rule.IsFree) { Private++; }
            else { Shared += quantity.Count; }
        }
    }

    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>How many parameters all transients share.</summary>
    public int Shared { get; private set; }

    /// <summary>How many each cell has for itself.</summary>
    public int Private { get; private set; }

    public int Total => Shared + (Private * Cells.Count);

    /// <summary>The transients of each cell.</summary>
    public IReadOnlyList<int[]> Cells { get; }

    /// <summary>The cell of each transient.</summary>
    public int[] CellOf { get; }

    /// <summary>The first parameter of a quantity in a cell.</summary>
    public int Start(Quantity quantity, int cell) => quantity.Course.IsFree ? Shared + (cell * Private) + quantity.Offset : quantity.Offset;

    public double Value(Quantity quantity, int cell, ReadOnlySpan<double> parameters) =>
        quantity.Course.Value(Cells[cell][0], parameters.Slice(Start(quantity, cell), quantity.Count));

    public void Gradient(Quantity quantity, int cell, ReadOnlySpan<double> parameters, Span<double> gradient) =>
        quantity.Course.Gradient(Cells[cell][0], parameters.Slice(Start(quantity, cell), quantity.Count), gradient[..quantity.Count]);

    private static Course CourseOf(string metabolite, DynamicModel model) =>
        model.Metabolites.TryGetValue(metabolite, out var own) ? own
        : model.Concentrations is null || model.Concentrations.Contains(metabolite) ? model.Concentration
        : Course.Fixed;

    private static void Check(BasisSet basis, DynamicModel model)
    {
        var named = (model.Concentrations ?? []).Concat(model.Metabolites.Keys).Concat(model.Groups.Keys);
        if (named.FirstOrDefault(name => !basis.Names.Contains(name)) is { } lacking)
        {
            throw new FitException($"The model names {lacking}, which the basis {basis.Name} lacks.", $"It has: {string.Join(", ", basis.Names)}.");
        }
    }

    private static List<int[]> Gather(BoundCourse[] courses, int transients)
    {
        var cells = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var key = new List<double>();
        for (var i = 0; i < transients; i++)
        {
            key.Clear();
            foreach (var course in courses) { course.AppendKey(i, key); }

            var text = string.Join(' ', key.Select(value => BitConverter.DoubleToInt64Bits(value + 0.0)));
            if (!cells.TryGetValue(text, out var cell)) { cells[text] = cell = []; }

            cell.Add(i);
        }

        return [.. cells.Values.Select(cell => cell.ToArray())];
    }
}
