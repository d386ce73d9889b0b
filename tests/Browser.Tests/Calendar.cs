using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>The parts of the page as a person names them.</summary>
internal static class Calendar
{
    extension(IPage page)
    {
        /// <summary>The dialog that is open.</summary>
        public ILocator Sheet => page.Locator("dialog[open]");

        public ILocator Messages => page.GetByRole(AriaRole.Region, new() { Name = "Messages" });

        public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

        public ILocator EditPlan => page.Locator("#edit-plan");

        public ILocator Today => page.Locator("[aria-current=date]");

        public ILocator Days => page.Locator("section[aria-labelledby^='day-']");

        public ILocator Day(DateOnly date) => page.Locator($"section[aria-labelledby='day-{date:yyyy-MM-dd}']");

        public ILocator Session(long id) => page.Locator($"#session-{id}");

        public ILocator Note(DateOnly date) => page.Locator($"#note-{date:yyyy-MM-dd}");

        public ILocator AddSession(DateOnly date) => page.Locator($"#add-session-{date:yyyy-MM-dd}");

        public ILocator AddNote(DateOnly date) => page.Locator($"#add-note-{date:yyyy-MM-dd}");

        /// <summary>A panel of the week by its heading: Plan, Planned and done, Totals.</summary>
        public ILocator Panel(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

        /// <summary>A button of the page or of the dialog in front of it.</summary>
        public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        /// <summary>A labelled field of the open dialog.</summary>
        public ILocator Field(string label) => page.Sheet.GetByLabel(label);

        /// <summary>A button at the foot of the open dialog, or among its notices.</summary>
        public ILocator Choice(string name) =>
            page.Sheet.Locator("button:not([aria-label])", new() { HasTextString = name });

        /// <summary>Waits until a week stands there, read by this visit.</summary>
        public Task IsShown() =>
            Expect(page.Locator("main:not([aria-busy])").Locator(page.EditPlan)).ToBeVisibleAsync();

        /// <summary>Waits until this week stands there.</summary>
        public async Task Shows(IsoWeek week)
        {
            await Expect(page.Day(week.Monday)).ToBeVisibleAsync();
            await page.IsShown();
        }

        /// <summary>The button that saves what the open dialog holds.</summary>
        public ILocator Save => page.Sheet.Locator("button[type=submit]");

        public Task SheetIsClosed() => Expect(page.Sheet).ToHaveCountAsync(0);

        public Task Says(string message) => Expect(page.Messages).ToContainTextAsync(message);
    }
}
